@echo off
rem Sekisho on Windows: the same commands as ./run. ASCII only, so that any code page reads it.
setlocal
where py >nul 2>nul
if not errorlevel 1 (
  py -3 "%~dp0run" %*
) else (
  python "%~dp0run" %*
)
exit /b %errorlevel%
