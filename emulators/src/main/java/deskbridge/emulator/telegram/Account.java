package deskbridge.emulator.telegram;

import org.jspecify.annotations.Nullable;

/** A user of Telegram, person or bot. */
record Account(
        long id,
        boolean bot,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        @Nullable String phone,
        boolean deactivated) {

    Account renamed(String first, @Nullable String last) {
        return new Account(id, bot, first, last, username, languageCode, phone, deactivated);
    }

    Account withUsername(@Nullable String name) {
        return new Account(id, bot, firstName, lastName, name, languageCode, phone, deactivated);
    }

    Account gone() {
        return new Account(id, bot, "", null, null, null, null, true);
    }
}
