using System.Collections.Frozen;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// A reading of which outcome a method is, where it is not the law's (结果归类口径): the rows of <c>schemas/codes/outcome-readings.csv</c> of one name. What
/// no row is about stays as the law has it.
/// </summary>
public sealed class OutcomeReading
{
    public static readonly FrozenDictionary<string, OutcomeReading> All = Tables.Rows("codes/outcome-readings.csv")
        .GroupBy(static r => r["reading"], StringComparer.Ordinal)
        .ToFrozenDictionary(static g => g.Key, static g => new OutcomeReading([.. g.Select(Row)]), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ReadingRow[]> byMethod;

    private OutcomeReading(IReadOnlyList<ReadingRow> rows)
    {
        Rows = rows;
        byMethod = rows.GroupBy(static r => r.Method, StringComparer.Ordinal).ToFrozenDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<ReadingRow> Rows { get; }

    /// <summary>The class by this reading; null where it says nothing of the code and method.</summary>
    public string? ClassOf(string stream, WasteCode code, string method)
    {
        foreach (var row in byMethod.GetValueOrDefault(method) ?? [])
        {
            if (row.Stream.Equals(stream, StringComparison.Ordinal) && (row.Code is not { } pattern || WasteCodes.Covers(pattern, code)))
            {
                return row.Class;
            }
        }

        return null;
    }

    private static ReadingRow Row(TableRow row) => new(
        row["stream"], row.Maybe("code"), row["method"],
        row["class"] is Classes.Utilised or Classes.Incinerated or Classes.Landfilled or Classes.Otherwise
            ? row["class"]
            : throw new InvalidDataException($"outcome-readings.csv: “{row["class"]}” is no outcome class"));
}

/// <param name="Code">A pattern of <see cref="WasteCodes.Covers"/>; null for all of the stream's codes.</param>
public sealed record ReadingRow(string Stream, string? Code, string Method, string Class);
