"""What the words of a span say: when (`times`) and how many (`quantities`). Pure functions."""
