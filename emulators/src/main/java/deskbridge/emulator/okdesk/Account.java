package deskbridge.emulator.okdesk;

import deskbridge.emulator.Monitor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the emulated account remembers, behind one lock: a call sees and leaves a whole state. */
final class Account extends Monitor<Long> {
    final OkdeskSettings settings = new OkdeskSettings();
    final Dictionaries dictionaries = new Dictionaries();
    final Map<String, OkdeskParameter> issueParameters = new LinkedHashMap<>();
    final Map<String, OkdeskParameter> contactParameters = new LinkedHashMap<>();
    final Map<String, OkdeskParameter> companyParameters = new LinkedHashMap<>();
    final Map<Long, OkdeskEmployee> employees = new LinkedHashMap<>();
    final Map<Long, OkdeskGroup> groups = new LinkedHashMap<>();
    final Map<Long, Contact> contacts = new LinkedHashMap<>();
    final Map<Long, Company> companies = new LinkedHashMap<>();
    final Map<Long, OkdeskObject> objects = new LinkedHashMap<>();
    final Map<Long, Issue> issues = new LinkedHashMap<>();
    final Map<String, Actor> keys = new LinkedHashMap<>();
    final Map<String, SignIn> passwords = new LinkedHashMap<>();
    final Numbers numbers = new Numbers();
    private final InstantSource clock;

    Account(InstantSource clock) {
        this.clock = clock;
    }

    /** What a person signs in with, and the key this gives. */
    record SignIn(String password, String key) {}

    /** The present moment to the millisecond, which is all that Okdesk tells. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whatever became of it. */
    Optional<Issue> findIssue(long id) {
        return Optional.ofNullable(issues.get(id));
    }

    Issue issue(long id) {
        return findIssue(id).orElseThrow(() -> new IllegalArgumentException("the emulated Okdesk has no issue " + id));
    }

    Optional<OkdeskEmployee> findEmployee(long id) {
        return Optional.ofNullable(employees.get(id));
    }

    OkdeskEmployee employee(long id) {
        return findEmployee(id)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Okdesk has no employee " + id));
    }

    Optional<OkdeskEmployee> employeeWithLogin(String login) {
        return employees.values().stream()
                .filter(employee -> employee.login().equals(login))
                .findFirst();
    }

    Optional<Contact> findContact(long id) {
        return Optional.ofNullable(contacts.get(id));
    }

    Contact contact(long id) {
        return findContact(id)
                .orElseThrow(() -> new IllegalArgumentException("the emulated Okdesk has no contact " + id));
    }

    Optional<Company> findCompany(long id) {
        return Optional.ofNullable(companies.get(id));
    }

    Optional<OkdeskGroup> findGroup(long id) {
        return Optional.ofNullable(groups.get(id));
    }

    boolean exists(Actor actor) {
        return actor.isContact() ? contacts.containsKey(actor.id()) : employees.containsKey(actor.id());
    }

    PersonName name(Actor actor) {
        return actor.isContact()
                ? contact(actor.id()).name()
                : employee(actor.id()).name();
    }

    List<Long> childrenOf(Issue parent) {
        return issues.values().stream()
                .filter(issue -> issue.stands() && issue.parentId != null && issue.parentId == parent.id)
                .map(issue -> issue.id)
                .toList();
    }

    /** Ids; every kind has a range of its own. */
    static final class Numbers {
        private long issues = 1_000;
        private long comments = 5_000;
        private long attachments = 700;
        private long rates;
        private long contacts = 4_000;
        private long companies = 100;
        private long others;

        long issue() {
            return ++issues;
        }

        long comment() {
            return ++comments;
        }

        long attachment() {
            return ++attachments;
        }

        long rate() {
            return ++rates;
        }

        long contact() {
            return ++contacts;
        }

        long company() {
            return ++companies;
        }

        long other() {
            return ++others;
        }
    }
}
