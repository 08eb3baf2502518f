package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildTest {
    @ParameterizedTest
    @ValueSource(strings = {"PERENNIAL_STORE_KIND", "PERENNIAL_JOBS_PARALLEL", "PATH"})
    void a_setting_reaches_the_services(String variable) {
        assertThat(Child.isForPeople(variable)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MLFLOW_TRACKING_TOKEN",
                "PERENNIAL_DB_PASSWORD",
                "PERENNIAL_PASSWORD_ADA",
                "PERENNIAL_SERVICE_TOKEN",
                "PERENNIAL_SCIENTIST_TOKEN",
                "PERENNIAL_URL"
            })
    void what_people_sign_in_with_stays_out_of_the_services(String variable) {
        assertThat(Child.isForPeople(variable)).isTrue();
    }
}
