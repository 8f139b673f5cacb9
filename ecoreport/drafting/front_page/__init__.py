"""What a plan says about itself: title, number, year, region, level, office."""
