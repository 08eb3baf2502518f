/** Durable jobs: asked for once, run by one runner at a time, ended once. */
@NullMarked
package dev.perennial.retrain.job;

import org.jspecify.annotations.NullMarked;
