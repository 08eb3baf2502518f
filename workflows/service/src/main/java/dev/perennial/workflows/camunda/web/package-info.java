/** Cockpit, Tasklist, Admin and the engine's REST API, opened to who signed in at the gateway. */
@NullMarked
package dev.perennial.workflows.camunda.web;

import org.jspecify.annotations.NullMarked;
