namespace WasteFlow.Waste;

/// <summary>Finds what a mistyped name was meant to be.</summary>
public static class NearestName
{
    /// <summary>The name with the fewest changed letters, if they are at most a third of it; ties go to the first in ordinal order.</summary>
    public static string? Of(string typed, IEnumerable<string> known) =>
        known.Select(name => (name, changes: Changes(typed, name)))
            .Where(found => found.changes <= Math.Max(1, Math.Max(typed.Length, found.name.Length) / 3))
            .OrderBy(static found => found.changes).ThenBy(static found => found.name, StringComparer.Ordinal)
            .Select(static found => found.name).FirstOrDefault();

    /// <summary>How many letters have to be changed, put in or left out to make one of the other.</summary>
    public static int Changes(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
