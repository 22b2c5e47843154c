using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An edition of a table that somebody would like to look at before it is adopted (新版预览).</summary>
/// <param name="Table">The file's name in <c>schemas/codes</c>.</param>
/// <param name="From">The first day it would hold for.</param>
public sealed record PreviewTable(string Table, LocalDate From, string Text);

/// <summary>What an edition would change, and whom, if it were adopted now. Nothing is written.</summary>
/// <param name="Line">The line it is as of.</param>
/// <param name="Now">The edition that holds on that day by now; null for the one that travels inside the program.</param>
/// <param name="Same">How many rows say the same.</param>
/// <param name="Codes">Of tables of codes: each that differs, and what a filing would be answered then.</param>
/// <param name="Uses">What speaks of these codes and is still open or current on the day; of the caller's region.</param>
/// <param name="Sites">Whose these are.</param>
public sealed record EditionPreview(
    string Table, LocalDate From, long Line, string? Now, int Same, IReadOnlyList<RowDifference> Rows, IReadOnlyList<EditionCode> Codes,
    IReadOnlyList<EditionUse> Uses, IReadOnlyList<SiteId> Sites);

/// <summary>A code that an edition has differently.</summary>
/// <param name="Was">Its name before; null where it is new.</param>
/// <param name="Stream">The stream it falls to before.</param>
/// <param name="Then">The refusal or note that a filing of it, under the stream it had, would get from the day on; null for none.</param>
public sealed record EditionCode(WasteCode Code, string Change, string? Was, string? Is, string? Stream, string? StreamThen, string? Then);

/// <summary>Something that speaks of a code that an edition has differently.</summary>
/// <param name="What"><c>manifest</c> (stays judged by the law it was filed under), <c>stock</c>, <c>plan</c>, <c>permit</c>, <c>approval</c>, <c>application</c> or <c>contract</c>.</param>
/// <param name="Id">Its number; a plan's year; of stock the code.</param>
/// <param name="Code">The code, or the class where that is what differs.</param>
/// <param name="Grams">Of stock, what lies there of the code.</param>
public sealed record EditionUse(string What, string Id, SiteId? Site, EnterpriseId? Enterprise, string Code, long? Grams = null);
