/** Experiments, runs, logged models and their files, in MLflow's terms. */
@NullMarked
package dev.perennial.registry.tracking;

import org.jspecify.annotations.NullMarked;
