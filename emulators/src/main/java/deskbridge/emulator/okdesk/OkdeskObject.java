package deskbridge.emulator.okdesk;

import org.jspecify.annotations.Nullable;

/**
 * A service object ({@code maintenance_entity}).
 *
 * @param companyId whose it is
 * @param address null when not known
 */
public record OkdeskObject(
        long id, String name, long companyId, @Nullable String address) {}
