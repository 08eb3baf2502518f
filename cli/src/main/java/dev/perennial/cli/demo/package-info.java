/** The demo: a year of real flights through the platform, by its public door. */
@NullMarked
package dev.perennial.cli.demo;

import org.jspecify.annotations.NullMarked;
