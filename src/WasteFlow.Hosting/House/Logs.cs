using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace WasteFlow.Hosting;

/// <summary>Logs go to standard error, one line each, warnings and worse; <c>WASTEFLOW_LOG</c> names another level.</summary>
internal static class Logs
{
    public static void AddTo(ILoggingBuilder logging)
    {
        var level = Enum.TryParse<LogLevel>(Environment.GetEnvironmentVariable("WASTEFLOW_LOG"), ignoreCase: true, out var named)
            ? named : LogLevel.Warning;
        logging.SetMinimumLevel(level);

        // What keeps the house from starting is said once, in one sentence, by the program.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(static o =>
        {
            o.SingleLine = true;
            o.UseUtcTimestamp = true;
            o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(static o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
