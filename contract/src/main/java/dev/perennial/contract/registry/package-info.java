/**
 * registry-service's own API: versions, aliases, data, code, evidence. MLflow's API stands beside
 * it.
 */
@NullMarked
package dev.perennial.contract.registry;

import org.jspecify.annotations.NullMarked;
