package deskbridge.desk.yandextracker;

import deskbridge.rest.Authorization;
import deskbridge.rest.RestAnswer;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.RestRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Yandex 360's directory, read whole and kept for hours: ten rows a page unless asked for more, and what is beyond the first page
 * is easily lost (facts: yandex-tracker §14). When it does not answer, what was read before stays good.
 */
final class Directory implements People360, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Directory.class);
    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration RETRY = Duration.ofMinutes(10);
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 500;

    private final RestClient rest;
    private final String organisation;
    private final TrackerJson json;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, Employee> byAddress = Map.of();
    private Instant readAgain = Instant.EPOCH;

    Directory(
            String connection,
            TrackerConfig.Directory360 config,
            TrackerJson json,
            InstantSource clock,
            RestOptions options,
            RestListener listener) {
        Map<String, String> proof =
                Map.of("Authorization", "OAuth " + config.token().reveal());
        Authorization authorization = () -> proof;
        this.rest = new RestClient(connection + " (Yandex 360)", config.url(), authorization, options, listener);
        this.organisation = config.organisation();
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<Employee> withAddress(String email) {
        lock.lock();
        try {
            if (!clock.instant().isBefore(readAgain)) {
                readAll();
            }
            return Optional.ofNullable(byAddress.get(email.toLowerCase(Locale.ROOT)));
        } finally {
            lock.unlock();
        }
    }

    private void readAll() {
        try {
            byAddress = people(departments());
            readAgain = clock.instant().plus(FRESH);
        } catch (IOException e) {
            readAgain = clock.instant().plus(RETRY);
            log.warn("Departments and further addresses are not known for now: {}", e.getMessage());
        }
    }

    /** Names by id; people without departments are better than no people. */
    private Map<String, String> departments() {
        Map<String, String> names = new HashMap<>();
        try {
            for (int page = 1; page <= MOST_PAGES; page++) {
                DirectoryPageJson part = page("departments", page);
                if (part.departments() != null) {
                    part.departments().forEach(row -> names.put(String.valueOf(row.id()), String.valueOf(row.name())));
                }
                if (part.pages() == null || page >= part.pages()) {
                    break;
                }
            }
        } catch (IOException e) {
            log.warn("Departments are not known for now: {}", e.getMessage());
        }
        return names;
    }

    private Map<String, Employee> people(Map<String, String> departments) throws IOException {
        Map<String, Employee> found = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            DirectoryPageJson part = page("users", page);
            if (part.users() != null) {
                part.users().stream()
                        .filter(EmployeeJson::isPresent)
                        .forEach(row -> add(row, departments, found, shared));
            }
            if (part.pages() == null || page >= part.pages()) {
                break;
            }
        }
        // An address that two people have says nothing about either.
        found.keySet().removeAll(shared);
        return Map.copyOf(found);
    }

    private static void add(
            EmployeeJson row, Map<String, String> departments, Map<String, Employee> found, Set<String> shared) {
        Set<String> addresses = row.addresses();
        String nickname = row.nickname() == null ? "" : row.nickname();
        String department = departments.getOrDefault(String.valueOf(row.departmentId()), "");
        Employee employee = new Employee(nickname, addresses, department);
        for (String address : addresses) {
            if (found.put(address, employee) != null) {
                shared.add(address);
            }
        }
    }

    private DirectoryPageJson page(String what, int page) throws IOException {
        RestRequest request = RestRequest.get("directory/v1/org/{org}/" + what, organisation)
                .query("page", page)
                .query("perPage", PAGE);
        RestAnswer answer = call(request);
        try {
            return json.read(DirectoryPageJson.class, answer.body());
        } catch (TrackerJson.UnreadableJson e) {
            throw new IOException(request + " answered with something that is not the directory's JSON", e);
        }
    }

    private RestAnswer call(RestRequest request) throws IOException {
        RestAnswer answer = rest.call(request);
        if (!answer.isSuccess()) {
            throw new IOException(
                    request + " answered " + answer.status()
                            + ". The token must be an administrator's with directory:read_users and directory:read_departments");
        }
        return answer;
    }

    @Override
    public void close() {
        rest.close();
    }
}
