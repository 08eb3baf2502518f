"""What the stock MLflow client does and expects, a module for each thing that it does."""
