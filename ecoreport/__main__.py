"""Entry point of the command line."""

from ecoreport.cli.app import main

if __name__ == "__main__":
    main()
