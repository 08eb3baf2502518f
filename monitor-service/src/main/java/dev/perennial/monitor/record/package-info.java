/** The record of answered requests and their rows, with the labels that came for them. */
@NullMarked
package dev.perennial.monitor.record;

import org.jspecify.annotations.NullMarked;
