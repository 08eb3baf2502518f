/** Tests of MLflow's API. */
@NullMarked
package dev.perennial.registry.mlflow;

import org.jspecify.annotations.NullMarked;
