/** MLflow's REST API over the registry, so that its stock clients work unchanged. */
@NullMarked
package dev.perennial.registry.mlflow;

import org.jspecify.annotations.NullMarked;
