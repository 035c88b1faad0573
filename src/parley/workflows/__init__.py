"""The use cases. They load models and lexicons, hand them to the pure layers, and store what comes back."""
