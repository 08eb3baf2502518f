/** Tests of the life of a job. */
@NullMarked
package dev.perennial.retrain.job.core;

import org.jspecify.annotations.NullMarked;
