using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>What a reader asks of the list of manifests.</summary>
/// <param name="State">A state, <see cref="OnTheWay"/>, or null for all.</param>
/// <param name="Take">1 to <see cref="TakeMax"/>.</param>
/// <param name="National">The number that the national system gave.</param>
public sealed record ManifestQuestion(string? State, SiteId? Site, EnterpriseId? Enterprise, int Take, string? National = null)
{
    /// <summary>All states in which waste is on a vehicle.</summary>
    public const string OnTheWay = "on-the-way";

    public const int TakeDefault = 100;

    public const int TakeMax = 500;
}

/// <summary>
/// The manifests a reader may see: a party those it is on, a bureau those that begin or end in its region, of its streams.
/// </summary>
public static class ManifestList
{
    /// <summary>The latest filed first.</summary>
    public static IReadOnlyList<ManifestRow> Of(ManifestQuestion asked, Caller reader, Register register)
    {
        var documents = register.Fold(ManifestListFold.FoldName);
        var rows = new List<ManifestRow>();
        foreach (var numbers in Numbers(asked, reader, documents))
        {
            rows.AddRange(numbers
                .Select(n => documents.Get<ManifestRow>(ManifestListFold.RowKey(new ManifestNumber(n.Value.Name)))!)
                .Where(r => Matches(r, asked, documents) && Sees(r, reader, documents, register)));
            if (rows.Count >= asked.Take)
            {
                break;
            }
        }

        return [.. rows.OrderByDescending(static r => r.FiledAt).ThenByDescending(static r => r.Number.Text, StringComparer.Ordinal).Take(asked.Take)];
    }

    /// <summary>Numbers that may match, in portions of a month, the latest month first; the narrowest index that serves.</summary>
    private static IEnumerable<IReadOnlyList<KeyValuePair<string, Named>>> Numbers(ManifestQuestion asked, Caller reader, FoldDocuments documents)
    {
        if (asked.National is { } national)
        {
            return [documents.Scan<Named>(ManifestListFold.NationalKey(national, null))];
        }

        if (asked.State is ManifestQuestion.OnTheWay || asked.State is { } state && ManifestListFold.IsOnTheWay(state))
        {
            return [documents.Scan<Named>(ManifestListFold.OpenKey(null))];
        }

        var scope = asked.Site is { } site ? ManifestListFold.ScopeOf(site)
            : (asked.Enterprise ?? reader.Enterprise) is { } enterprise ? ManifestListFold.ScopeOf(enterprise)
            : ManifestListFold.ScopeOfAll;
        return documents.Scan<Named>(ManifestListFold.MonthsKey(scope))
            .Select(static m => m.Value.Name)
            .OrderDescending(StringComparer.Ordinal)
            .Select(month => documents.Scan<Named>(ManifestListFold.IndexKey(scope, month, null)));
    }

    private static bool Matches(ManifestRow row, ManifestQuestion asked, FoldDocuments documents) =>
        (asked.State is null || asked.State == row.State || (asked.State == ManifestQuestion.OnTheWay && ManifestListFold.IsOnTheWay(row.State)))
        && (asked.Site is not { } site || IsOn(ManifestListFold.ScopeOf(site), row, documents))
        && (asked.Enterprise is not { } enterprise || IsOn(ManifestListFold.ScopeOf(enterprise), row, documents));

    private static bool Sees(ManifestRow row, Caller reader, FoldDocuments documents, Register register) =>
        reader.Enterprise is { } mine
            ? IsOn(ManifestListFold.ScopeOf(mine), row, documents)
            : (reader.IsAuthority || reader.Is(Roles.Machine))
                && (Answers(row.Mover, row, reader, register) || Answers(row.Receiver, row, reader, register));

    private static bool Answers(SiteId named, ManifestRow row, Caller reader, Register register) =>
        register.Site(named) is { } site && Standing.Answers(reader, site, row.Stream);

    private static bool IsOn(string scope, ManifestRow row, FoldDocuments documents) =>
        documents.Get<Named>(ManifestListFold.IndexKey(scope, ManifestListFold.MonthOf(row), row.Number)) is not null;
}
