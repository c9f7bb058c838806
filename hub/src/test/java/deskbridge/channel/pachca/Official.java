package deskbridge.channel.pachca;

import deskbridge.emulator.OpenApiContract;
import deskbridge.emulator.SharedContracts;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** The vendor's specification and samples, where this machine has them. */
final class Official {

    private static final Optional<OpenApiContract> CONTRACT = find();

    private Official() {}

    static Optional<OpenApiContract> contract() {
        return CONTRACT;
    }

    /** Skips the running test when there are none. */
    static Path samples() {
        return SharedContracts.of("pachca");
    }

    private static Optional<OpenApiContract> find() {
        try {
            return Optional.of(OpenApiContract.read(samples().resolve("openapi.en.yaml"), "/api/shared/v1"));
        } catch (TestAbortedException e) {
            return Optional.empty();
        }
    }
}
