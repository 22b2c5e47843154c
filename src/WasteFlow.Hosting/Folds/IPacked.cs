namespace WasteFlow.Hosting;

/// <summary>A document that a fold keeps so many of that it is stored in bytes of its own, in place of the wire format.</summary>
public interface IPacked
{
    /// <summary>Begins with a count or a word.</summary>
    void Pack(PackWriter to);
}

/// <inheritdoc/>
public interface IPacked<TSelf> : IPacked where TSelf : class, IPacked<TSelf>
{
    /// <summary>Reads what <see cref="IPacked.Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It wrote something else.</exception>
    static abstract TSelf Unpack(PackReader from);
}

/// <summary>One of very many documents, of which each is asked for by few lines: once it is saved, memory keeps it in its bytes.</summary>
public interface IPackedAtRest : IPacked;
