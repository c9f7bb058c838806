package deskbridge.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BoundedTest {

    @Test
    void whatWasNotAskedForTheLongestMakesRoom() {
        var map = Bounded.<String, Integer>map(2);
        map.put("a", 1);
        map.put("b", 2);
        assertThat(map.get("a")).isEqualTo(1);

        map.put("c", 3);

        assertThat(map).containsOnlyKeys("a", "c");
    }

    @Test
    void nothingIsForgottenForWhatIsKnown() {
        var map = Bounded.<String, Integer>map(2);
        map.put("a", 1);
        map.put("b", 2);

        map.put("b", 3);

        assertThat(map).containsEntry("a", 1).containsEntry("b", 3);
    }

    @Test
    void aSetKeepsTheLatest() {
        var set = Bounded.<Long>set(2);
        set.add(1L);
        set.add(2L);
        set.add(3L);

        assertThat(set).containsExactlyInAnyOrder(2L, 3L);
    }
}
