package dev.perennial.retrain;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.perennial.platform.testing.ArchitectureRules;

@AnalyzeClasses(packages = "dev.perennial.retrain")
class ArchitectureTest {
    @ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
}
