/**
 * workflows: policies, renewals and decisions over the process engine, beside Camunda's web apps.
 */
@NullMarked
package dev.perennial.workflows;

import org.jspecify.annotations.NullMarked;
