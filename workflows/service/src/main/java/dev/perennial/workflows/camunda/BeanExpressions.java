package dev.perennial.workflows.camunda;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InstanceHandle;
import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Lets expressions in a process name the service's beans. */
final class BeanExpressions extends JuelExpressionManager {
    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(super.createElResolver());
        resolvers.add(new Beans());
        return resolvers;
    }

    /** Finds a bean by its name; what is no bean is left to say so by itself. */
    private static final class Beans extends ELResolver {
        @Override
        public @Nullable Object getValue(
                ELContext context, @Nullable Object base, Object property) {
            if (base == null && property instanceof String name) {
                InstanceHandle<Object> bean = Arc.container().instance(name);
                if (bean.isAvailable()) {
                    context.setPropertyResolved(true);
                    return bean.get();
                }
            }
            return null;
        }

        @Override
        public @Nullable Class<?> getType(
                ELContext context, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(
                ELContext context, @Nullable Object base, Object property, Object value) {
            // Beans are not to be set; the engine reports the expression as not writable.
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(
                ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return base == null ? Object.class : null;
        }
    }
}
