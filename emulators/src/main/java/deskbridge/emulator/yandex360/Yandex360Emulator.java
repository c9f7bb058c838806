package deskbridge.emulator.yandex360;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import deskbridge.emulator.Answer;
import deskbridge.emulator.Call;
import deskbridge.emulator.EmulatedServer;
import deskbridge.emulator.Faults;
import deskbridge.emulator.Journal;
import deskbridge.emulator.Json;
import deskbridge.emulator.yandex360.DirectoryView.Department;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The Yandex 360 Directory of one organisation on a loopback port: {@code /directory/v1/org/…}. Ten rows a page unless
 * asked for more, a thousand at most, and unknown parameters ignored (facts: yandex-tracker §14). Thread-safe.
 */
public final class Yandex360Emulator implements AutoCloseable {
    /** What a token may be allowed to do. */
    public static final String READ_USERS = "directory:read_users";

    /** What a token may be allowed to do. */
    public static final String READ_DEPARTMENTS = "directory:read_departments";

    /** What a token may be allowed to do. */
    public static final String READ_GROUPS = "directory:read_groups";

    private static final int DEFAULT_PAGE = 10;
    private static final int LARGEST_PAGE = 1_000;

    private final String orgId;
    private final Map<String, Set<String>> scopesByToken = new ConcurrentHashMap<>();
    private final Map<Long, DirectoryUser> users = new ConcurrentSkipListMap<>();
    private final Map<Long, Department> departments = new ConcurrentSkipListMap<>();
    private final EmulatedServer server;

    /** Starts an organisation with nothing but its root department, number 1. */
    public Yandex360Emulator(int port, InstantSource time, String orgId) {
        this.orgId = orgId;
        departments.put(1L, new Department(1, "All employees", 0));
        this.server = new EmulatedServer("yandex360", port, time, this::handle);
    }

    /** A refusal on its way out. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final int code;

        private Failure(int status, int code, String message) {
            super(message, null, false, false);
            this.status = status;
            this.code = code;
        }
    }

    /** Gives an administrator's token these scopes. */
    public Yandex360Emulator token(String token, String... scopes) {
        scopesByToken.put(token, Set.of(scopes));
        return this;
    }

    /** Adds a person, or replaces the one with this id. */
    public Yandex360Emulator user(DirectoryUser user) {
        users.put(Long.parseLong(user.id()), user);
        return this;
    }

    /** Adds a department below another one. */
    public Yandex360Emulator department(long id, String name, long parentId) {
        departments.put(id, new Department(id, name, parentId));
        return this;
    }

    /** The root address, without {@code /directory/v1}. */
    public URI uri() {
        return server.uri();
    }

    /** The script of what goes wrong. */
    public Faults faults() {
        return server.faults();
    }

    /** What was called and answered. */
    public Journal journal() {
        return server.journal();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer handle(Call call) {
        try {
            return Answer.json(200, route(call));
        } catch (Failure failure) {
            ObjectNode body = Json.object().put("code", failure.code).put("message", failure.getMessage());
            body.putArray("details");
            return Answer.json(failure.status, body);
        }
    }

    private JsonNode route(Call call) {
        List<String> path = call.segments();
        boolean known = path.size() >= 3 && path.subList(0, 3).equals(List.of("directory", "v1", "org"));
        if (!known || path.size() > 6) {
            throw new Failure(404, 5, "Not Found");
        }
        if (!call.method().equals("GET")) {
            throw new Failure(501, 12, "Method Not Allowed");
        }
        Set<String> scopes = scopes(call);
        if (path.size() == 3) {
            ObjectNode organisations = Json.object();
            organisations
                    .putArray("organizations")
                    .addObject()
                    .put("id", Long.parseLong(orgId))
                    .put("name", "Example");
            return organisations.put("nextPageToken", "");
        }
        if (!path.get(3).equals(orgId)) {
            throw new Failure(404, 5, "organization not found");
        }
        String collection = path.size() > 4 ? path.get(4) : "";
        String id = path.size() > 5 ? path.get(5) : "";
        return switch (collection) {
            case "users" -> {
                need(scopes, READ_USERS);
                yield id.isEmpty() ? page(call, "users", allUsers()) : DirectoryView.user(user(id));
            }
            case "departments" -> {
                need(scopes, READ_DEPARTMENTS);
                yield id.isEmpty() ? page(call, "departments", allDepartments()) : department(id);
            }
            case "groups" -> {
                need(scopes, READ_GROUPS);
                yield page(call, "groups", List.of());
            }
            default -> throw new Failure(404, 5, "Not Found");
        };
    }

    private Set<String> scopes(Call call) {
        String header = call.header("Authorization").orElse("");
        boolean oauth = header.toLowerCase(Locale.ROOT).startsWith("oauth ");
        Set<String> scopes =
                oauth ? scopesByToken.get(header.substring("oauth ".length()).trim()) : null;
        if (scopes == null) {
            throw new Failure(401, 16, "Unauthorized");
        }
        return scopes;
    }

    /** The right to write includes the right to read. */
    private static void need(Set<String> scopes, String scope) {
        if (!scopes.contains(scope) && !scopes.contains(scope.replace(":read_", ":write_"))) {
            throw new Failure(403, 7, "No required scope");
        }
    }

    private List<ObjectNode> allUsers() {
        return users.values().stream().map(DirectoryView::user).toList();
    }

    private DirectoryUser user(String id) {
        return users.values().stream()
                .filter(user -> user.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure(404, 5, "user not found"));
    }

    private List<ObjectNode> allDepartments() {
        return departments.values().stream().map(this::show).toList();
    }

    private ObjectNode department(String id) {
        return departments.values().stream()
                .filter(department -> Long.toString(department.id()).equals(id))
                .findFirst()
                .map(this::show)
                .orElseThrow(() -> new Failure(404, 5, "department not found"));
    }

    private ObjectNode show(Department department) {
        long members = users.values().stream()
                .filter(user -> user.departmentId() == department.id())
                .count();
        return DirectoryView.department(department, members);
    }

    private static ObjectNode page(Call call, String name, List<ObjectNode> all) {
        int perPage = positive(call, "perPage", DEFAULT_PAGE);
        int page = positive(call, "page", 1);
        if (perPage > LARGEST_PAGE) {
            throw new Failure(400, 3, "perPage must not exceed " + LARGEST_PAGE);
        }
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray(name);
        all.stream().skip((long) (page - 1) * perPage).limit(perPage).forEach(rows::add);
        return answer.put("page", page)
                .put("pages", (all.size() + perPage - 1) / perPage)
                .put("perPage", perPage)
                .put("total", all.size());
    }

    private static int positive(Call call, String name, int otherwise) {
        String given = call.query(name).orElse("");
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!given.matches("[1-9]\\d{0,6}")) {
            throw new Failure(400, 3, name + " is not valid");
        }
        return Integer.parseInt(given);
    }
}
