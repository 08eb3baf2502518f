/** The life of a job: its states and legal moves. */
@NullMarked
package dev.perennial.retrain.job.core;

import org.jspecify.annotations.NullMarked;
