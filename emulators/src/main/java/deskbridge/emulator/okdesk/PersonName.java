package deskbridge.emulator.okdesk;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's name: split in webhooks, in one piece in REST answers (facts: okdesk §6.3).
 *
 * @param patronymic may be empty
 */
record PersonName(String last, String first, String patronymic) {
    /** Last name first, as the interface shows it. */
    String whole() {
        return Stream.of(last, first, patronymic)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }
}
