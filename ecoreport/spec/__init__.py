"""Programme and layout files: YAML and Excel in, checked data out, and back."""
