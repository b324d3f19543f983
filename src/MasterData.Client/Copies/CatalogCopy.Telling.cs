using MasterData.Catalogs;
using MasterData.Versions;
using Microsoft.Extensions.Logging;

namespace MasterData.Client.Copies;

// What a copy tells its program: one event at a time, and no fault of the program ends the stream.
public sealed partial class CatalogCopy
{
    private readonly Lock _telling = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private Action<CatalogChange>? _changed;
    private DateOnly? _told;
    private bool _zoneIsUnknown;

    /// <summary>
    /// Comes after each step, one at a time, when the copy already shows it; not for what it showed when the handler
    /// was added. It must not take long.
    /// </summary>
    /// <remarks>What a handler throws is logged and goes no further.</remarks>
    public event Action<CatalogChange>? Changed
    {
        add
        {
            lock (_telling)
            {
                _changed += value;
            }
        }

        remove
        {
            lock (_telling)
            {
                _changed -= value;
            }
        }
    }

    /// <summary>
    /// Comes within a second after midnight in the catalog's zone, never at the same time as <see cref="Changed"/>.
    /// Days that passed while the machine slept come as one; those before the copy first had something to read do not
    /// come at all.
    /// </summary>
    /// <remarks>It must not take long. What a handler throws is logged and goes no further.</remarks>
    public event Action<DayChange>? DayChanged;

    /// <summary>The day it is now in the catalog's zone: what "in force today" means.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to read yet.</exception>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone; it lacks the package
    /// tzdata.</exception>
    public DateOnly Today => CatalogZone.DayAt(_time.GetUtcNow(), Snapshot.Catalog.TimeZone);

    /// <summary>Tells that a day has begun, if one has.</summary>
    internal void TellDay()
    {
        lock (_telling)
        {
            if (_state is not { } state || DayOf(state) is not { } today)
            {
                return;
            }

            if (_told is { } told && today > told)
            {
                Tell(DayChanged, DayChange.Between(state, told, today));
            }

            // A clock put right over midnight must not tell a day twice; one that was days ahead must not hold them
            // back.
            _told = _told is { } last && (today == last || today == last.AddDays(-1)) ? last : today;
        }
    }

    private void Tell<T>(Action<T>? handlers, T change)
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                handler(change);
            }
#pragma warning disable CA1031 // Whatever goes wrong in the program must not end the stream that others live on.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogHandlerFault(fault, Catalog);
            }
        }
    }

    private DateOnly? DayOf(CatalogState state)
    {
        try
        {
            return CatalogZone.DayAt(_time.GetUtcNow(), state.Catalog.TimeZone);
        }
        catch (TimeZoneNotFoundException unknown)
        {
            if (!_zoneIsUnknown)
            {
                LogUnknownZone(unknown, Catalog, state.Catalog.TimeZone);
                _zoneIsUnknown = true;
            }

            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "A handler of the events of {Catalog} failed; the copy goes on")]
    private partial void LogHandlerFault(Exception fault, string catalog);

    [LoggerMessage(
        LogLevel.Warning, "This machine does not know {Zone}, the zone of {Catalog}: no event comes at midnight")]
    private partial void LogUnknownZone(Exception fault, string catalog, string zone);
}
