public import Cubes
internal import GRDB
internal import Synchronization

extension Warehouse {
    /// All that is held, as of the last thing written: the same object until something is.
    ///
    /// Cost: a look at the last release where nothing was written, else the keys of all series are
    /// read again.
    public func holdings() throws(WarehouseError) -> Holdings {
        let stamp = try stamp()
        if let known = held.withLock({ $0 }), known.stamp == stamp { return known }
        return try loading.withLock { _ throws(WarehouseError) in
            if let known = held.withLock({ $0 }), known.stamp >= stamp { return known }
            let made = try reading { try Holdings($0) }
            held.withLock { $0 = made }
            return made
        }
    }

    /// The holdings that were read last, if any were.
    var lastHoldings: Holdings? { held.withLock { $0 } }

    /// What tells the current state from others.
    public func stamp() throws(WarehouseError) -> Holdings.Stamp {
        try reading { try Holdings.stamp($0) }
    }

    /// The observations of a dataflow, past versions included; read when first asked for.
    public func observations(
        _ dataflow: Dataflow, of holdings: Holdings
    ) throws(WarehouseError) -> ObservationColumns {
        if let known = holdings.observations(dataflow) { return known }
        return try loading.withLock { _ throws(WarehouseError) in
            if let known = holdings.observations(dataflow) { return known }
            return try reading { try holdings.load(dataflow, $0) }
        }
    }
}
