import Accounts
import Foundation

/// Reads a password: from the terminal twice, without showing it, or the first line of standard input.
enum PasswordPrompt {
    static func new() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine(strippingNewline: true), !line.isEmpty else {
                throw AccountError(
                    .value, "standard input", found: "nothing", expected: "a password on one line")
            }
            return line
        }
        let first = try hidden("Password (\(PasswordRules.words)): ")
        guard try hidden("Again: ") == first else {
            throw AccountError(
                .value, "password", found: "two that differ", expected: "the same twice")
        }
        return first
    }

    private static func hidden(_ prompt: String) throws -> String {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw AccountError(
                .value, "terminal", found: String(cString: strerror(errno)),
                expected: "one that can keep what is typed from being seen")
        }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0 else {
            throw AccountError(
                .value, "terminal", found: String(cString: strerror(errno)),
                expected: "one that can keep what is typed from being seen")
        }
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            try? FileHandle.standardError.write(contentsOf: Data("\n".utf8))
        }
        try FileHandle.standardError.write(contentsOf: Data(prompt.utf8))
        return readLine(strippingNewline: true) ?? ""
    }
}
