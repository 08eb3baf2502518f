package dev.perennial.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_free_port_is_none_of_those_that_are_taken() {
        int left = Ports.free(List.of());
        Collection<Integer> others =
                IntStream.range(20_000, 32_000)
                        .filter(port -> port / 100 != left / 100)
                        .boxed()
                        .toList();

        int port = Ports.free(others);

        assertThat(port / 100).isEqualTo(left / 100);
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void where_all_are_taken_none_is_made_up() {
        Set<Integer> all = Set.copyOf(IntStream.range(20_000, 32_000).boxed().toList());

        assertThatThrownBy(() -> Ports.free(all)).isInstanceOf(LaunchException.class);
    }

    @Test
    void a_busy_port_is_refused_with_another_one_to_take() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();

            assertThat(Ports.isFree(port)).isFalse();
            assertThatThrownBy(() -> Ports.needFree(port))
                    .isInstanceOfSatisfying(
                            LaunchException.class, e -> assertThat(e.isRefused()).isTrue())
                    .hasMessageContaining("Port " + port + " is taken")
                    .hasMessageContaining("for example --port ");
        }
    }

    @Test
    void a_free_port_is_not_refused() {
        int free = Ports.free(List.of());

        assertThatCode(() -> Ports.needFree(free)).doesNotThrowAnyException();
    }
}
