package dev.perennial.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/**
 * Rules that every service keeps: include them with {@code ArchTests.in(ArchitectureRules.class)}.
 */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    @ArchTest
    static final ArchRule coreIsPlainJava =
            noClasses()
                    .that()
                    .resideInAPackage("..core..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta..", "io.quarkus..", "org.hibernate..", "org.camunda..")
                    .because("what pays is logic that tests in milliseconds")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule rowsStayInTheirFeature =
            classes()
                    .that()
                    .haveSimpleNameEndingWith("Row")
                    .and()
                    .areTopLevelClasses()
                    .should()
                    .notBePublic()
                    .because("no feature reads another's tables")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule constructorsInject =
            fields().should()
                    .notBeAnnotatedWith(Inject.class)
                    .because("a constructor says what a class needs")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule endpointsStateTheirRole =
            classes()
                    .that(
                            DescribedPredicate.describe(
                                    "are resources", ArchitectureRules::isResource))
                    .should(stateARole())
                    .allowEmptyShould(true);

    private static boolean isResource(JavaClass type) {
        return type.getSimpleName().endsWith("Resource") && !type.isInterface();
    }

    private static ArchCondition<JavaClass> stateARole() {
        return new ArchCondition<>("state a role on each public method or on the class") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (statesRole(type)) {
                    return;
                }
                for (JavaMethod method : type.getMethods()) {
                    boolean open =
                            method.getModifiers().contains(JavaModifier.PUBLIC)
                                    && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                    && !method.getModifiers().contains(JavaModifier.BRIDGE);
                    if (open && !statesRole(method)) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        method, method.getFullName() + " states no role"));
                    }
                }
            }
        };
    }

    private static boolean statesRole(
            com.tngtech.archunit.core.domain.properties.CanBeAnnotated place) {
        return place.isAnnotatedWith(RolesAllowed.class)
                || place.isAnnotatedWith(PermitAll.class)
                || place.isAnnotatedWith(DenyAll.class)
                || place.isAnnotatedWith(io.quarkus.security.Authenticated.class);
    }
}
