/** The look of the simulated admin: dark top bar, light side, white cards. No outside fonts or pictures. */
export const STYLE = `
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{font:13px/20px -apple-system,BlinkMacSystemFont,"Segoe UI",Inter,Roboto,Helvetica,Arial,sans-serif;color:#303030;background:#1a1a1a}
a{color:#005bd3;text-decoration:none}a:hover{text-decoration:underline}
.top{height:56px;display:flex;align-items:center;gap:12px;padding:0 16px;color:#e3e3e3}
.top b{color:#fff;font-size:15px}.top .shop{margin-left:auto;background:#303030;border-radius:8px;padding:6px 12px}
.badge{display:inline-block;border-radius:8px;padding:0 8px;background:#e3e3e3;color:#616161;font-size:12px;white-space:nowrap}
.badge.ok{background:#cdfee1;color:#0c5132}.badge.wait{background:#ffebbb;color:#5e4200}.badge.bad{background:#fee9e8;color:#8e1f0b}
.top .badge{background:#ffd6a4;color:#5e4200}
.body{display:flex;height:calc(100% - 56px)}
.side{width:240px;flex:none;background:#ebebeb;border-top-left-radius:12px;padding:12px;overflow:auto}
.side a{display:block;padding:5px 10px;border-radius:8px;color:#303030;font-weight:550}
.side a:hover{background:#f1f1f1;text-decoration:none}.side a.here{background:#fafafa;color:#1a1a1a}
.side .sub a{padding-left:28px;font-weight:450}.side h4{margin:16px 10px 4px;font-size:12px;color:#616161;font-weight:550}
.main{flex:1;min-width:0;background:#f1f1f1;border-top-right-radius:12px;overflow:auto;position:relative}
.page{max-width:1000px;margin:0 auto;padding:20px}
.page h1{font-size:20px;line-height:28px;margin:0 0 16px;display:flex;gap:8px;align-items:center;flex-wrap:wrap}
.card{background:#fff;border-radius:12px;box-shadow:0 1px 0 #0000000d,0 0 0 1px #00000010;margin-bottom:16px;overflow:auto}
.card>h2{font-size:14px;margin:0;padding:14px 16px 0}.card>.in{padding:12px 16px 16px}
table{width:100%;border-collapse:collapse}th,td{padding:8px 16px;text-align:left;border-bottom:1px solid #ebebeb;vertical-align:top}
th{background:#f7f7f7;color:#616161;font-weight:550;font-size:12px}tr:last-child td{border-bottom:0}td.n,th.n{text-align:right}
.columns{display:grid;grid-template-columns:2fr 1fr;gap:16px}@media(max-width:800px){.columns{display:block}.side{width:150px}}
.in>p:first-child{margin-top:0}.in>p:last-child{margin-bottom:0}.muted{color:#616161}.tags .badge{margin:0 4px 4px 0}
button,.button{font:inherit;font-weight:550;white-space:nowrap;border:0;border-radius:8px;padding:6px 12px;background:#fff;color:#303030;box-shadow:inset 0 0 0 1px #d4d4d4;cursor:pointer}
button.primary{background:#303030;color:#fff;box-shadow:none}button.danger{color:#8e1f0b}
input,select{font:inherit;padding:5px 8px;border:1px solid #8a8a8a;border-radius:8px;width:100%}
.actions{display:flex;gap:8px;flex-wrap:wrap}form.inline{display:inline-flex;gap:6px;align-items:center}form.inline input{width:90px}
.appbar{height:44px;display:flex;align-items:center;gap:8px;padding:0 16px;background:#fff;border-bottom:1px solid #ebebeb}
.appbar .actions{margin-left:auto}.appframe{position:absolute;inset:44px 0 0 0;width:100%;height:calc(100% - 44px);border:0;background:#f1f1f1}
.loading{position:fixed;top:0;left:0;height:3px;width:0;background:#00a47c;transition:width .6s;z-index:9}.loading.on{width:80%}
.savebar{position:fixed;top:8px;left:50%;transform:translateX(-50%);background:#303030;color:#e3e3e3;border-radius:12px;padding:6px 8px 6px 16px;display:none;gap:12px;align-items:center;z-index:8;min-width:420px;justify-content:space-between}
.savebar.on{display:flex}
.toasts{position:fixed;bottom:24px;left:50%;transform:translateX(-50%);display:flex;flex-direction:column;gap:8px;z-index:9}
.toast{background:#1a1a1a;color:#fff;border-radius:10px;padding:10px 16px;box-shadow:0 4px 12px #0004;display:flex;gap:12px}.toast.bad{background:#8e1f0b}
.toast button{background:none;box-shadow:none;color:#fff;padding:0}
.shade{position:fixed;inset:0;background:#0008;display:none;align-items:center;justify-content:center;z-index:9}.shade.on{display:flex}
.dialog{background:#fff;border-radius:14px;width:min(620px,92vw);max-height:80vh;display:flex;flex-direction:column}
.dialog header,.dialog footer{padding:12px 16px;display:flex;gap:8px;justify-content:space-between;align-items:center}
.dialog .list{overflow:auto;border-top:1px solid #ebebeb;border-bottom:1px solid #ebebeb}.dialog label{display:flex;gap:10px;padding:8px 16px}
.dialog input[type=checkbox],.dialog input[type=radio]{width:auto}
`;
