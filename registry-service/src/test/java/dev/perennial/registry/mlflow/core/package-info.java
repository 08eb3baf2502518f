/** Tests of MLflow's filter language. */
@NullMarked
package dev.perennial.registry.mlflow.core;

import org.jspecify.annotations.NullMarked;
