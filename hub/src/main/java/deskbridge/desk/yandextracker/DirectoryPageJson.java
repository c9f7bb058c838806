package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of people or of departments in Yandex 360.
 *
 * @param pages how many pages there are
 */
@Json
record DirectoryPageJson(
        @Nullable List<EmployeeJson> users,
        @Nullable List<Department> departments,
        @Nullable Integer pages) {

    /** A department. */
    @Json
    record Department(
            @Json.Raw @Nullable String id, @Nullable String name) {
        Department {
            id = Ids.of(id);
        }
    }
}
