"""What the actions do, one module by noun. Each function takes the Desk and says nothing back."""
