internal import CMalloc

/// How the process takes memory from the system.
enum ProcessMemory {
    /// Has large blocks go back to the system as soon as they are freed.
    ///
    /// A state of a workspace is a few blocks of many megabytes, made anew with each release. Left to
    /// itself, glibc keeps more and larger freed blocks for later, in pools of many threads, where
    /// small ones come to stand between them: the process grows with each release, though it holds
    /// no more.
    static func giveBackLargeBlocks() {
        // From a mebibyte on a block is a mapping of its own; said once, it stays so.
        _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
        _ = mallopt(M_TRIM_THRESHOLD, 4 << 20)
        _ = mallopt(M_ARENA_MAX, 4)
    }
}
