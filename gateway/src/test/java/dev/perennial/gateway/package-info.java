/** Tests of the gateway before small real servers that stand for the services. */
@NullMarked
package dev.perennial.gateway;

import org.jspecify.annotations.NullMarked;
