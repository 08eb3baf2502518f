/** Tests of the demo's own figures. */
@NullMarked
package dev.perennial.cli.demo;

import org.jspecify.annotations.NullMarked;
