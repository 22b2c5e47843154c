using NodaTime.Text;
using WasteFlow.Ledger.Custody;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>A lot as the lines so far make it.</summary>
internal sealed class ReckonedLot(LotId id, string code, string stream, string holder, string place, string since)
{
    public LotId Id => id;

    public string Place => place;

    public StoreName Store => new(holder, stream, code);

    public string Since => since;

    public int? Moisture { get; set; }

    public long Grams { get; set; }

    public long Reserved { get; set; }

    /// <summary>The labels of the containers in it; null where it never had one.</summary>
    public SortedSet<string>? Containers { get; set; }

    /// <summary>The line that changed it last.</summary>
    public long Line { get; set; }

    /// <summary>The line that has it on its list of lots to settle.</summary>
    public long Touched { get; set; }

    /// <summary>The document the writer keeps of it.</summary>
    public LotState Document() => new(
        id, new(code), stream, new(holder), place, LocalDatePattern.Iso.Parse(since).Value, Grams, Reserved, Moisture,
        Containers is { Count: > 0 } ? [.. Containers] : null);

    /// <summary>Whether it stands behind the other in a store: a day as text sorts as the day does.</summary>
    public bool Follows(ReckonedLot other) =>
        string.CompareOrdinal(since, other.Since) is var days && days != 0 ? days > 0 : id > other.Id;

    public StoreEntry Entry() => new(id, LocalDatePattern.Iso.Parse(since).Value);
}
