/** Rows in plain Java: reading, writing, joining and splitting tables of a stated schema. */
@NullMarked
package dev.perennial.retrain.dataset.core;

import org.jspecify.annotations.NullMarked;
