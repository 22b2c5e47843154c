using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace WasteFlow.Commands;

/// <summary>What a person reads who mistyped a command: what is not known, and what comes nearest.</summary>
internal static class WrongUse
{
    private const int NearMax = 3;

    public static IEnumerable<string> Says(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var options = Options(parsed.CommandResult).ToList();
        var strangers = Strangers(parsed, options).Distinct(StringComparer.Ordinal).ToList();
        foreach (var stranger in strangers)
        {
            yield return stranger.StartsWith('-')
                ? $"wasteflow: there is no option {stranger}{Nearest(stranger, options)}"
                : command.Subcommands.Count > 0
                    ? $"wasteflow: there is no command {stranger}{Nearest(stranger, command.Subcommands.Select(static c => c.Name))}"
                    : $"wasteflow: {stranger} is too much here";
        }

        if (strangers.Count == 0)
        {
            foreach (var sentence in parsed.Errors.Select(e => Sentence(e, command)).Distinct(StringComparer.Ordinal))
            {
                yield return $"wasteflow: {sentence}";
            }
        }

        yield return $"See: wasteflow {(command is RootCommand ? "" : command.Name + " ")}--help";
    }

    /// <summary>The nearest of <paramref name="known"/>, as a question; empty where nothing is near.</summary>
    public static string Nearest(string text, IEnumerable<string> known) =>
        known.Select(k => (Name: k, Away: Distance(text, k))).Where(static k => k.Away <= NearMax).OrderBy(static k => k.Away).FirstOrDefault().Name
            is { } near ? $"; did you mean {near}?" : ".";

    // The library's own sentences name types of .NET, and no command.
    private static string Sentence(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { Tokens: [var token] } option when IsNumber(option.Option.ValueType) && !long.TryParse(token.Value, CultureInfo.InvariantCulture, out _) =>
            $"{option.Option.Name} wants a whole number, and {token.Value} is none.",
        CommandResult when command is RootCommand => $"say which command: {string.Join(", ", command.Subcommands.Select(static c => c.Name))}.",
        ArgumentResult { Tokens.Count: 0 } => $"{command.Name} wants {string.Join(" and ", command.Arguments.Select(static a => $"<{a.HelpName ?? a.Name}>"))}.",
        _ => error.Message,
    };

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain == typeof(long));

    // A positional argument swallows a mistyped option, so options are looked for among all words.
    private static IEnumerable<string> Strangers(ParseResult parsed, List<string> options) => parsed.UnmatchedTokens
        .Concat(parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static a => a.Tokens).Select(static t => t.Value)
            .Where(t => t.StartsWith("--", StringComparison.Ordinal) && !options.Contains(t, StringComparer.Ordinal)));

    private static IEnumerable<string> Options(CommandResult result)
    {
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            foreach (var option in at is CommandResult command ? command.Command.Options : [])
            {
                yield return option.Name;
            }
        }
    }

    // Edits (Levenshtein): letters put in, left out or changed.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
