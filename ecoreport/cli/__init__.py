"""The command line: Chinese words around the services."""
