/** workflows' own API: policies, renewals, decisions. Camunda's web apps stand beside it. */
@NullMarked
package dev.perennial.contract.workflows;

import org.jspecify.annotations.NullMarked;
