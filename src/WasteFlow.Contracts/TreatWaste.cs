using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A holder utilises or disposes of waste by a method (利用、处置). Waste in + additions = products + residues + process loss + what is
/// emplaced, to the gram, or it is refused with the missing grams named.
/// </summary>
/// <param name="Method">A row of <c>schemas/codes/methods.csv</c>; it gives each input its outcome class.</param>
/// <param name="Inputs">Lots by name, or so much of a code from the store (oldest first, or shared where the store is mixed).</param>
/// <param name="Emplaced">What stays for good where it was put (landfill, backfill).</param>
/// <param name="FinishedAt">When it was done with (完毕时间); it was begun when it happened.</param>
/// <param name="Book">What only the books want to know.</param>
public sealed record TreatWaste(
    Guid ActId, Instant HappenedAt, SiteId Site, string Method, IReadOnlyList<TreatmentInput> Inputs,
    IReadOnlyList<Kinded>? Additions = null, IReadOnlyList<Kinded>? Products = null,
    IReadOnlyList<Residue>? Residues = null, IReadOnlyList<Kinded>? Losses = null, Quantity? Emplaced = null,
    Instant? FinishedAt = null, BookNote? Book = null) : IAct;

/// <summary>A lot (whole, or the quantity of it), containers by their labels, or a quantity of stream and code from the store.</summary>
/// <param name="Containers">They are empty and free afterwards.</param>
public sealed record TreatmentInput(LotId? Lot = null, string? Stream = null, WasteCode? Code = null, Quantity? Quantity = null,
    IReadOnlyList<string>? Containers = null);

/// <summary>An amount with the kind of thing it is (lime, aggregate, evaporation …).</summary>
public sealed record Kinded(string Kind, Quantity Quantity);

/// <summary>Waste born of treatment (次生废物): a new root of the facility, under its own code.</summary>
public sealed record Residue(string Stream, WasteCode Code, Quantity Quantity);
