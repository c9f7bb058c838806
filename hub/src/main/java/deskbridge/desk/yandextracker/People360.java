package deskbridge.desk.yandextracker;

import java.util.Optional;
import java.util.Set;

/** What Yandex 360 adds to Tracker's knowledge of people. Never throws: without it tickets are made all the same. */
interface People360 {
    /** Knows nobody. */
    People360 NONE = email -> Optional.empty();

    /** The person with this address, in lower case; empty when unknown, or when the directory does not answer. */
    Optional<Employee> withAddress(String email);

    /**
     * A person of the organisation.
     *
     * @param nickname his login
     * @param addresses all his addresses, in lower case
     * @param department name of his department; empty when unknown
     */
    record Employee(String nickname, Set<String> addresses, String department) {
        public Employee {
            addresses = Set.copyOf(addresses);
        }
    }
}
