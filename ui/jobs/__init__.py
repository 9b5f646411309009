"""What runs beside the window: suggestions, imports, exports."""
